#include "fuzz/fuzz.h"

/* The first byte chooses the encoding: what the bytes themselves say, or one that is named. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    static const char *const encodings[] = {NULL,     NULL,     NULL,     "UTF-16",   "UTF-16BE",
                                            "UTF-32", "LATIN1", "CP1258", "SHIFT_JIS"};
    story_read_options opts = {0};

    if (!len)
        return 0;
    opts.encoding = encodings[*bytes % (sizeof encodings / sizeof *encodings)];
    fuzz_read((const char *)bytes + 1, len - 1, &opts);
    return 0;
}
