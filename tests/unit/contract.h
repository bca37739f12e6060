/* contract - the rules that every JSON document of storydiff keeps, as functions over a document that was read back.
 *
 * Each gives true, or says in why what is broken and where. */
#ifndef TESTS_UNIT_CONTRACT_H
#define TESTS_UNIT_CONTRACT_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct contract_why {
    char text[512];
} contract_why;

/* The bytes of a variant, as they were given. */
typedef struct contract_source {
    const char *bytes;
    size_t len;
} contract_source;

/* Sentences cover all that is not white space, in order, inside their paragraph. */
bool contract_sentences_cover(const json_t *variant, const contract_source *source, contract_why *why);

bool contract_beats_partition(const json_t *variant, contract_why *why);

/* Mentions lie in the sentence they name; those of a name read as one of its forms. */
bool contract_mentions_fit(const json_t *variant, const contract_source *source, contract_why *why);

/* Every sentence of both sides is in one link, every beat in one pairing, every name and place in one at least. */
bool contract_comparison_is_whole(const json_t *document, const json_t *comparison, contract_why *why);

/* A seam lies inside its link on both sides; where a sentence was split the right one ends there, joined the left. */
bool contract_seams_fit(const json_t *document, const json_t *comparison, contract_why *why);

/* Nothing but `same`, nothing moved. */
bool contract_comparison_is_empty(const json_t *comparison, contract_why *why);

/* there is the comparison of A and B, back that of B and A. */
bool contract_comparisons_mirror(const json_t *there, const json_t *back, contract_why *why);

/* All of the above that fits a document on its own. */
bool contract_document_holds(const json_t *document, const contract_source *sources, contract_why *why);

/* For the rules themselves: says what is broken and gives false; the number that an object has by a key. */
bool contract_broken(contract_why *why, const char *format, ...) __attribute__((format(printf, 2, 3)));
size_t contract_number(const json_t *object, const char *key);

#endif
