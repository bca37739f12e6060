/* fuzz - reads bytes as the first stages do, and stops where a law of the text is broken. */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

#include "storydiff.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

/* Text, sentences and words of the bytes. A refusal must have a code, a message and an offset within the bytes. */
void fuzz_read(const char *bytes, size_t len, const story_read_options *opts);

#endif
