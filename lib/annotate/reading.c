/* Several texts read at a time. */
#include <stdatomic.h>
#include <stdlib.h>

#include "annotate/stem.h"
#include "annotate/variant.h"
#include "util/error.h"
#include "util/parallel.h"

enum { BYTES_A_THREAD = 100000 }; /* less text is read before a thread has started */

typedef struct pool {
    story_reading *readings;
    atomic_size_t wrong; /* the first text known to have failed */
} pool;

/* After a failure only what comes before it is read on, so that the same failure is told each time. */
static void read_step(void *context, size_t i, size_t step)
{
    pool *p = context;
    size_t wrong = atomic_load(&p->wrong);

    if (i >= wrong)
        return;
    story_reading__step(&p->readings[i], step);
    while (i < wrong && p->readings[i].code != STORY_OK && !atomic_compare_exchange_weak(&p->wrong, &wrong, i))
        ;
}

static unsigned count_threads(const story_input *inputs, size_t count, unsigned threads)
{
    size_t bytes = 0, i;

    for (i = 0; i < count; i++)
        bytes += inputs[i].len;
    return story_parallel_worth(threads, bytes, BYTES_A_THREAD);
}

int story_variants_new(story_variant **out, const story_input *inputs, size_t count, unsigned threads, size_t *failed,
                       story_error *err)
{
    pool p = {calloc(count + 1, sizeof *p.readings), count};
    size_t i, wrong;
    int code = STORY_OK;

    for (i = 0; i < count; i++)
        out[i] = NULL;
    *failed = 0;
    if (!p.readings)
        return story_error__no_memory(err);
    for (i = 0; i < count; i++)
        p.readings[i].input = &inputs[i];
    threads = count_threads(inputs, count, threads);
    story_parallel_steps(count, STORY_READING_STEPS, threads, read_step, &p);
    wrong = atomic_load(&p.wrong);
    if (wrong < count) {
        *failed = wrong;
        code = story_reading__end(&out[wrong], &p.readings[wrong], err);
    }
    for (i = 0; i < count; i++)
        out[i] = p.readings[i].variant;
    if (code == STORY_OK && story_stem_find(out, count, threads) != STORY_OK)
        code = story_error__no_memory(err);
    for (i = 0; i < count && code != STORY_OK; i++) {
        story_variant_free(out[i]);
        out[i] = NULL;
    }
    free(p.readings);
    return code;
}
