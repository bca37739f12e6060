#include <stdlib.h>

#include "fuzz/fuzz.h"
#include "unit/namelaws.h"

/* Names and places of any bytes that are a text keep their laws. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    story_variant *v = NULL;

    if (story_variant_new(&v, "", (const char *)bytes, len, NULL, NULL) == STORY_OK && namelaws_broken(v))
        abort();
    story_variant_free(v);
    return 0;
}
