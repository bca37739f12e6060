/* reading - who and where a text speaks of, written as lines, for the tests of names and places.
 *
 *     Elizabeth Lane (female): Liza, Miss Lane          name, gender and "reference" in brackets, other forms
 *     Red Square: landmark in Moscow (RU)               place, kind, city, country, adjectives behind "as" */
#ifndef TESTS_UNIT_READING_H
#define TESTS_UNIT_READING_H

#include "storydiff.h"

/* The text read; a failure fails the test. story_variant_free() it. */
story_variant *reading_new(const char *text, size_t len);

/* To be freed. */
char *reading_names(const char *text);
char *reading_places(const char *text);

/* The strings as tagged, "name|name / place|place", in text order, mention by mention. */
char *reading_mentions(const char *text);

/* What is wrong with names and places in themselves, or NULL: spans in order and inside their sentences, no two
 * mentions over one another, aliases that no mention has. */
const char *reading_broken(const story_variant *v);

#endif
