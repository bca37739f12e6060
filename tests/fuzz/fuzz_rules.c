/* The story's own .storydiff: any bytes give rules or an error, never a crash. */
#include <stddef.h>
#include <stdint.h>

#include "storydiff.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    story_rules *rules = NULL;

    if (story_rules_new(&rules, (const char *)data, size, NULL, 0, NULL) == STORY_OK)
        story_rules_free(rules);
    return 0;
}
