/* document - JSON documents of texts, read back, for the tests of what they hold. */
#ifndef TESTS_UNIT_DOCUMENT_H
#define TESTS_UNIT_DOCUMENT_H

#include "unit/expect.h"

#include <jansson.h>

#include "util/buf.h"

/* A variant and the bytes that it was read from. */
typedef struct text {
    story_buf bytes;
    story_variant *variant;
} text;

text text_given(const char *label, const char *bytes, size_t len);
text text_of_file(const char *path);
void text_forget(text *t);

/* The documents are the caller's to release. */
json_t *document_of(const story_variant *v);
json_t *document_of_all(const text *const *texts, size_t count);
json_t *document_of_pair(const text *a, const text *b);

/* Fails where the document is not as storydiff.schema.json describes it. */
void expect_described(const json_t *document);

json_t *document_schema(void);

#endif
