/* ALGORITHM. Branches are moved through the packed-refs file: it is written anew beside itself and renamed, and that one
 * rename moves all branches. Before, with every branch locked as git locks it, loose files of those branches are packed
 * as they are and removed, since a loose file would hide the packed line. At any moment a reader, or whoever comes after
 * a kill, sees either all old values or all new ones. A transaction of libgit2 (or of git) renames one file a branch:
 * killed midway it leaves some moved, and 10,000 branches are 10,000 files. */
#include "repo/refs.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "repo/lock.h"
#include "repo/text.h"

static const char header[] = "# pack-refs with: peeled fully-peeled sorted \n";

typedef struct packed_line {
    const char *name, *line; /* line begins with the object's name */
    size_t name_len, len;    /* len covers the "^" line of a peeled tag too, and all line ends */
} packed_line;

typedef struct packed {
    story_buf path, bytes;
    story_array lines; /* packed_line, sorted */
} packed;

static int compare_updates(const void *a, const void *b)
{
    return strcmp(((const story_ref_update *)a)->name, ((const story_ref_update *)b)->name);
}

static int compare_names(const char *a, size_t a_len, const char *b, size_t b_len)
{
    int order = memcmp(a, b, a_len < b_len ? a_len : b_len);

    return order ? order : (a_len > b_len) - (a_len < b_len);
}

static int compare_lines(const void *a, const void *b)
{
    const packed_line *x = a, *y = b;

    return compare_names(x->name, x->name_len, y->name, y->name_len);
}

static int parse_packed(packed *p, story_error *err)
{
    const char *at = story_buf_text(&p->bytes), *end = at + p->bytes.len;

    while (at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at)), *next = stop ? stop + 1 : end;
        packed_line *line;

        if (*at == '^' && p->lines.count) {
            line = &STORY_ITEMS(&p->lines, packed_line)[p->lines.count - 1];
            line->len = (size_t)(next - line->line);
        } else if (*at != '#') {
            if (!stop || stop - at < GIT_OID_HEXSZ + 2 || at[GIT_OID_HEXSZ] != ' ')
                return story_error__set(err, STORY_EREPO, "packed-refs can't be read");
            line = story_array_push(&p->lines);
            if (!line)
                return story_error__no_memory(err);
            line->line = at;
            line->len = (size_t)(next - at);
            line->name = at + GIT_OID_HEXSZ + 1;
            line->name_len = (size_t)(stop - line->name);
        }
        at = next;
    }
    qsort(p->lines.items, p->lines.count, p->lines.count ? sizeof(packed_line) : 1, compare_lines);
    return 0;
}

static int read_packed(packed *p, story_error *err)
{
    struct stat info;

    story_buf_clear(&p->bytes);
    story_array_clear(&p->lines);
    if (lstat(story_buf_text(&p->path), &info))
        return errno == ENOENT ? 0 : story_error__set(err, STORY_EIO, "packed-refs: %s", strerror(errno));
    if (!S_ISREG(info.st_mode))
        return story_error__set(err, STORY_EREPO, "packed-refs is not a regular file");
    if (story_text__read_file(&p->bytes, story_buf_text(&p->path), false, err))
        return err ? err->code : STORY_EIO;
    return parse_packed(p, err);
}

static void put_update(story_buf *to, const story_ref_update *u, bool next)
{
    char hex[GIT_OID_HEXSZ + 1];

    story_buf_printf(to, "%s %s\n", git_oid_tostr(hex, sizeof hex, next ? &u->next : &u->old), u->name);
}

/* An old file's own header stays: what it says of peeled tags holds for the lines that are kept. */
static void put_header(story_buf *to, const story_buf *old)
{
    const char *stop = old->len ? memchr(old->bytes, '\n', old->len) : NULL;

    if (!old->len)
        story_buf_puts(to, header);
    else if (old->bytes[0] == '#' && stop)
        story_buf_put(to, old->bytes, (size_t)(stop + 1 - old->bytes));
}

/* The file's lines with those of the updates in their places; old values where next is false, new branches left out. */
static void merge(story_buf *to, const packed *p, const story_ref_update *updates, size_t count, bool next)
{
    const packed_line *lines = p->lines.items;
    size_t i = 0, j = 0;

    put_header(to, &p->bytes);
    while (i < p->lines.count || j < count) {
        int order = i == p->lines.count ? 1
                    : j == count
                        ? -1
                        : compare_names(lines[i].name, lines[i].name_len, updates[j].name, strlen(updates[j].name));

        if (order < 0) {
            story_buf_put(to, lines[i].line, lines[i].len);
            i++;
            continue;
        }
        if (next || !git_oid_is_zero(&updates[j].old))
            put_update(to, &updates[j], next);
        i += order == 0;
        j++;
    }
}

static int write_whole(const char *path, const story_buf *bytes)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
    size_t done = 0;

    while (fd >= 0 && done < bytes->len) {
        ssize_t n = write(fd, bytes->bytes + done, bytes->len - done);

        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            break;
        done += (size_t)n;
    }
    if (fd < 0)
        return -1;
    if (done < bytes->len || fsync(fd)) {
        close(fd);
        return -1;
    }
    return close(fd);
}

/* Puts the file in its place; only the rename is seen by others. */
static int replace_packed(const packed *p, const story_ref_update *updates, size_t count, bool next, story_error *err)
{
    story_buf bytes = STORY_BUF, path = STORY_BUF;
    int code = 0;

    merge(&bytes, p, updates, count, next);
    story_buf_printf(&path, "%s.storydiff", story_buf_text(&p->path));
    if (bytes.failed || path.failed)
        code = story_error__no_memory(err);
    else if (write_whole(story_buf_text(&path), &bytes) || rename(story_buf_text(&path), story_buf_text(&p->path)))
        code = story_error__set(err, STORY_EIO, "packed-refs: %s", strerror(errno));
    if (code && !path.failed)
        unlink(story_buf_text(&path));
    story_buf_dispose(&bytes);
    story_buf_dispose(&path);
    return code;
}

/* Looks for loose files of the branches, and removes them where it is told to. */
static int each_loose(const char *folder, const story_ref_update *updates, size_t count, bool remove, bool *found,
                      story_error *err)
{
    story_buf path = STORY_BUF;
    struct stat info;
    int code = 0;

    for (size_t i = 0; i < count && !code; i++) {
        story_buf_clear(&path);
        story_buf_printf(&path, "%s%s", folder, updates[i].name);
        if (path.failed || lstat(story_buf_text(&path), &info) || !S_ISREG(info.st_mode))
            continue;
        *found = true;
        if (remove && unlink(story_buf_text(&path)))
            code = story_error__set(err, STORY_EIO, "%s: %s", updates[i].name, strerror(errno));
    }
    if (path.failed)
        code = story_error__no_memory(err);
    story_buf_dispose(&path);
    return code;
}

/* 0 where every branch still is where the updates say, else STORY_REFS_CHANGED. */
static int check_old(git_repository *git, const story_ref_update *updates, size_t count, story_error *err)
{
    for (size_t i = 0; i < count; i++) {
        git_oid now = {{0}};
        int code = git_reference_name_to_id(&now, git, updates[i].name);

        if (code && code != GIT_ENOTFOUND)
            return story_git__error(err, code, updates[i].name);
        if (git_oid_cmp(&now, &updates[i].old))
            return STORY_REFS_CHANGED;
    }
    return 0;
}

static int move_all(git_repository *git, packed *p, const story_ref_update *updates, size_t count, story_error *err)
{
    const char *folder = git_repository_commondir(git);
    bool loose = false;
    int code = check_old(git, updates, count, err);

    if (!code)
        code = read_packed(p, err);
    if (code)
        return code;
    code = each_loose(folder, updates, count, false, &loose, err);
    if (!code && loose)
        code = replace_packed(p, updates, count, false, err);
    if (!code && loose)
        code = each_loose(folder, updates, count, true, &loose, err);
    return code ? code : replace_packed(p, updates, count, true, err);
}

int story_refs_update(git_repository *git, story_ref_update *updates, size_t count, story_error *err)
{
    packed p = {STORY_BUF, STORY_BUF, STORY_ARRAY(packed_line)};
    story_locks locks;
    int code;

    if (!count && !story_locks_are_left(git_repository_commondir(git)))
        return 0;
    qsort(updates, count, sizeof *updates, compare_updates);
    story_buf_printf(&p.path, "%spacked-refs", git_repository_commondir(git));
    code = story_locks_open(&locks, git_repository_commondir(git), err);
    for (size_t i = 0; i < count && !code; i++)
        code = story_locks_take(&locks, updates[i].name, err);
    if (!code && count)
        code = story_locks_take(&locks, "packed-refs", err);
    if (!code && count)
        code = p.path.failed ? story_error__no_memory(err) : move_all(git, &p, updates, count, err);
    story_locks_close(&locks);
    story_array_dispose(&p.lines);
    story_buf_dispose(&p.bytes);
    story_buf_dispose(&p.path);
    return code;
}
