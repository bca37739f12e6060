#include "unit/failing.h"

static size_t count, fail_at;
static bool held;

void *__real_malloc(size_t size);
void *__real_calloc(size_t items, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t items, size_t size);
void *__wrap_realloc(void *old, size_t size);

void failing_set(size_t n)
{
    count = 0;
    fail_at = n;
}

size_t failing_count(void)
{
    return count;
}

bool failing_next(void)
{
    return !held && ++count == fail_at;
}

void failing_hold(bool on)
{
    held = on;
}

void *__wrap_malloc(size_t size)
{
    return failing_next() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t items, size_t size)
{
    return failing_next() ? NULL : __real_calloc(items, size);
}

void *__wrap_realloc(void *old, size_t size)
{
    return failing_next() ? NULL : __real_realloc(old, size);
}
