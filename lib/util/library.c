#include "util/library.h"

#include <dlfcn.h>
#include <string.h>

int story_library_open(void *calls, const char *file, const char *const *names, size_t count, story_error *err)
{
    void *library = dlopen(file, RTLD_LAZY | RTLD_LOCAL | RTLD_NODELETE), *address = library;
    size_t i;

    for (i = 0; i < count && address; i++) {
        address = dlsym(library, names[i]);
        /* POSIX lets a void pointer hold a function's address; C has no cast for it. */
        memcpy((char *)calls + i * sizeof address, &address, sizeof address);
    }
    return address ? STORY_OK : story_error__set(err, STORY_ENOTFOUND, "%s", dlerror());
}
