/* schema - checks a JSON document against a JSON Schema: the part of the language that storydiff.schema.json uses. */
#ifndef TESTS_UNIT_SCHEMA_H
#define TESTS_UNIT_SCHEMA_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

/* Whether document obeys root. Where not, why holds where and what. Stricter than the standard in two ways: a field
 * that the schema does not describe and a keyword that this checker does not know are wrong too. */
bool schema_check(const json_t *root, const json_t *document, char *why, size_t room);

#endif
