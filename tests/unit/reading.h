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

#endif
