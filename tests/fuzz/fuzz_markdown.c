#include "fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    story_read_options opts = {.markup = STORY_MARKUP_MARKDOWN};

    fuzz_read((const char *)bytes, len, &opts);
    return 0;
}
