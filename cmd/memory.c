/* Memory for long texts. A page of 4 KB that the system gives costs as much as reading a hundred words. So the heap is made
 * large enough at once, in pages of 2 MB where there are such, and what one stage frees is kept for the next. That is
 * address space: memory is taken as it is used. Of two novels of 2 MB each, an eighth of the time. Only glibc's malloc
 * lets itself be told; with another one all goes on as it does. */
#define _DEFAULT_SOURCE
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "cmd.h"

#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)
#include <malloc.h>

enum {
    LEAST_TEXT = 1 << 18, /* bytes; less is read before this has paid */
    PER_BYTE = 12,        /* of text: no comparison has taken more */
    MOST_ROOM = 1 << 28,
    LARGE_PAGE = 1 << 21,
    MOST_IN_HEAP = 1 << 25 /* larger blocks are mapped one by one: glibc allows no more */
};

void cmd_memory_expect(size_t text)
{
    size_t room = text > MOST_ROOM / PER_BYTE ? MOST_ROOM : text * PER_BYTE;
    uintptr_t from, to;
    void *first;

    if (text < LEAST_TEXT)
        return;
    mallopt(M_MMAP_THRESHOLD, MOST_IN_HEAP);
    mallopt(M_TRIM_THRESHOLD, MOST_ROOM);
    mallopt(M_TOP_PAD, (int)room);
    first = malloc(LARGE_PAGE); /* makes the heap grow by all the room */
    from = ((uintptr_t)first + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
    to = (uintptr_t)sbrk(0);
    if (first && from < to && to - from <= room + LARGE_PAGE)
        madvise((void *)from, to - from, MADV_HUGEPAGE);
    free(first);
    mallopt(M_TOP_PAD, LARGE_PAGE);
}
#else
void cmd_memory_expect(size_t text)
{
    (void)text;
}
#endif
