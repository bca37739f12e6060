#define _POSIX_C_SOURCE 200809L
#include "util/parallel.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

enum { MOST_THREADS = 64 };

typedef struct job {
    atomic_size_t next;
    size_t count;
    void (*work)(void *, size_t);
    void *context;
} job;

static void *run(void *argument)
{
    job *j = argument;
    size_t i;

    while ((i = atomic_fetch_add(&j->next, 1)) < j->count)
        j->work(j->context, i);
    return NULL;
}

static unsigned cores(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);

    return n < 1 ? 1 : n > MOST_THREADS ? MOST_THREADS : (unsigned)n;
}

void story_parallel(size_t count, unsigned threads, void (*work)(void *context, size_t i), void *context)
{
    job j = {0, count, work, context};
    pthread_t helpers[MOST_THREADS];
    unsigned wanted = threads ? threads : cores(), started = 0;

    if (wanted > MOST_THREADS)
        wanted = MOST_THREADS;
    if (wanted > count)
        wanted = (unsigned)count;
    while (started + 1 < wanted && pthread_create(&helpers[started], NULL, run, &j) == 0)
        started++;
    run(&j);
    while (started)
        pthread_join(helpers[--started], NULL);
}
