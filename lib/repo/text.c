#include "repo/text.h"
#include "storydiff_repo.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LEAST_READ = 4096 };

int story_text__read_fd(story_buf *to, int fd, story_error *err)
{
    size_t room;
    ssize_t n;

    for (;;) {
        if (!story_buf_room(to, LEAST_READ))
            return story_error__no_memory(err);
        to->bytes[to->len] = 0;
        room = to->capacity - to->len - 1;
        n = read(fd, to->bytes + to->len, room);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            break;
        if (to->len + (size_t)n > STORY_TEXT_LIMIT)
            return story_error__set(err, STORY_ELIMIT, "more than %zu MB", STORY_TEXT_LIMIT >> 20);
        to->len += (size_t)n;
    }
    return n < 0 ? story_error__set(err, STORY_EIO, "%s", strerror(errno)) : 0;
}

int story_text__read_file(story_buf *to, const char *path, bool follow, story_error *err)
{
    struct stat info;
    int fd = open(path, O_RDONLY | O_CLOEXEC | (follow ? 0 : O_NOFOLLOW | O_NONBLOCK)), code;

    if (fd < 0)
        return story_error__set(err, errno == ENOENT ? STORY_ENOTFOUND : STORY_EIO, "%s", strerror(errno));
    if (fstat(fd, &info) || !S_ISREG(info.st_mode))
        info.st_size = 0;
    if (info.st_size > (off_t)STORY_TEXT_LIMIT)
        code = story_error__set(err, STORY_ELIMIT, "more than %zu MB", STORY_TEXT_LIMIT >> 20);
    else if (!story_buf_room(to, (size_t)info.st_size + LEAST_READ))
        code = story_error__no_memory(err);
    else
        code = story_text__read_fd(to, fd, err);
    close(fd);
    return code;
}

void story_text__join(story_buf *to)
{
    const unsigned char *b = (const unsigned char *)to->bytes;

    if (!to->len)
        return;
    if (to->len >= 2 && b[0] == 0xff && b[1] == 0xfe)
        story_buf_put(to, "\n\0\n\0", 4);
    else if (to->len >= 2 && b[0] == 0xfe && b[1] == 0xff)
        story_buf_put(to, "\0\n\0\n", 4);
    else
        story_buf_puts(to, b[to->len - 1] == '\n' ? "\n" : "\n\n");
}
