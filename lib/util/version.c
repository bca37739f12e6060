#include "storydiff.h"

const char *story_version(void)
{
    return STORY_VERSION;
}
