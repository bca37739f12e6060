#include "repo/load_pack.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "util/buf.h"

enum { ABOVE_ALL = 1000 }; /* a priority over git's own places for objects */

int story_store__fail(story_store *s, int code, const char *what)
{
    return code ? story_git__error(s->err, code, what) : 0;
}

int story_store__open_memory(story_store *s)
{
    int code = git_mempack_new(&s->memory);

    if (!code)
        code = git_odb_add_backend(s->odb, s->memory, ABOVE_ALL);
    if (!code)
        code = git_packbuilder_new(&s->pack, s->git);
    if (!code)
        git_packbuilder_set_threads(s->pack, 0);
    return story_store__fail(s, code, "pack");
}

/* libgit2 writes a pack through a memory map, where a full disk is a signal and not an error: so the room is asked for
 * first. */
static int check_room(story_store *s, size_t size)
{
    story_buf path = STORY_BUF;
    int fd, code = 0;

    story_buf_printf(&path, "%sobjects/tmp_room_XXXXXX", git_repository_commondir(s->git));
    fd = path.failed ? -1 : mkstemp(path.bytes);
    if (fd >= 0) {
        code = posix_fallocate(fd, 0, (off_t)size);
        if (code)
            code = story_error__set(s->err, STORY_EIO, "objects: %s", strerror(code));
        unlink(path.bytes);
        close(fd);
    } else {
        code = path.failed ? story_error__no_memory(s->err)
                           : story_error__set(s->err, STORY_EIO, "objects: %s", strerror(errno));
    }
    story_buf_dispose(&path);
    return code;
}

int story_store__flush(story_store *s)
{
    int code;

    if (!s->memory || git_packbuilder_object_count(s->pack) == 0)
        return 0;
    code = check_room(s, s->bytes + (1 << 20));
    if (code)
        return code;
    code = git_packbuilder_write(s->pack, NULL, 0, NULL, NULL);
    git_packbuilder_free(s->pack);
    s->pack = NULL;
    if (!code)
        code = git_odb_refresh(s->odb);
    if (!code)
        code = git_mempack_reset(s->memory);
    if (!code)
        code = git_packbuilder_new(&s->pack, s->git);
    s->bytes = 0;
    return story_store__fail(s, code, "pack");
}

int story_store__keep(story_store *s, const git_oid *oid, const char *name, size_t size)
{
    if (!s->memory)
        return 0;
    s->bytes += size + 64;
    return story_store__fail(s, git_packbuilder_insert(s->pack, oid, name), "pack");
}
