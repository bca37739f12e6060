/* textlaws - what must hold for every text that could be read. */
#ifndef TESTS_UNIT_TEXTLAWS_H
#define TESTS_UNIT_TEXTLAWS_H

#include "storydiff.h"

/* The law that v, read from these bytes, breaks; NULL where all hold. */
const char *textlaws_broken(const story_variant *v, const char *source, size_t len);

#endif
