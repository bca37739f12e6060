#include "fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    story_read_options lines = {.split = STORY_SPLIT_LINES}, sentences = {0};

    fuzz_read((const char *)bytes, len, &sentences);
    fuzz_read((const char *)bytes, len, &lines);
    return 0;
}
