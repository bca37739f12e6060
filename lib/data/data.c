#include "data/data.h"

#define STORY_BLOB(name, file)                                                                  \
    extern const unsigned char story_blob_##name##_start[], story_blob_##name##_end[];          \
    story_blob story_data__##name(void)                                                         \
    {                                                                                           \
        const unsigned char *start = story_blob_##name##_start, *end = story_blob_##name##_end; \
        return (story_blob){start, (size_t)(end - start)};                                      \
    }
#include "data/blobs.def"
#undef STORY_BLOB
