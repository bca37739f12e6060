/* Turning texts into variants, several at a time where they are long enough to be worth a thread. */
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd.h"

enum { MOST_THREADS = 8, BYTES_A_THREAD = 100000 };

const char *cmd_encoding_for(const cmd_call *call, size_t n, char room[CMD_ENCODING_ROOM])
{
    const char *list = call->options.encoding;

    if (!list || !strchr(list, ','))
        return list;
    while (n-- && *list) {
        list += strcspn(list, ",");
        list += *list == ',';
    }
    snprintf(room, CMD_ENCODING_ROOM, "%.*s", (int)strcspn(list, ","), list);
    return *room ? room : NULL;
}

static int read_text(const cmd_call *call, const story_operand *text, size_t n, story_variant **out, story_error *err)
{
    char room[CMD_ENCODING_ROOM];
    const char *named = cmd_encoding_for(call, n, room);
    story_read_options how = {
        .encoding = named ? named : text->encoding,
        .split = (story_split)call->options.split,
        .markup = text->markup,
        .source = text->source,
    };

    *out = NULL;
    return story_variant_new(out, text->label, text->bytes, text->len, &how, err);
}

static int tell(const story_operand *text, const char *subject, const story_error *err)
{
    if (err->code == STORY_EINPUT && !text->encoding && strncmp(err->message, "not UTF-8", 9) == 0)
        return cmd_fail("%s: %s; try --encoding=LATIN1", subject, err->message);
    return cmd_fail_with(subject, err);
}

int cmd_variant_from(const cmd_call *call, const story_operand *text, size_t n, const char *subject,
                     story_variant **out)
{
    story_error err = {0};

    return read_text(call, text, n, out, &err) ? tell(text, subject, &err) : CMD_OK;
}

typedef struct reading {
    const cmd_call *call;
    const story_operand *texts;
    size_t count;
    story_variant **variants;
    atomic_size_t next;
    atomic_bool failed;
    pthread_mutex_t lock; /* of the following: the failure that comes first in the order of the texts */
    size_t wrong;
    story_error err;
} reading;

static void note_failure(reading *r, size_t i, const story_error *err)
{
    pthread_mutex_lock(&r->lock);
    if (!atomic_load(&r->failed) || i < r->wrong) {
        r->wrong = i;
        r->err = *err;
    }
    atomic_store(&r->failed, true);
    pthread_mutex_unlock(&r->lock);
}

/* After a failure the rest is not begun; what comes before it is, so that the same failure is told each time. */
static void *work(void *payload)
{
    reading *r = payload;
    size_t i;

    while (!atomic_load(&r->failed) && (i = atomic_fetch_add(&r->next, 1)) < r->count) {
        story_error err = {0};

        if (read_text(r->call, &r->texts[i], i, &r->variants[i], &err))
            note_failure(r, i, &err);
    }
    return NULL;
}

static size_t count_threads(const cmd_call *call, const story_operand *texts, size_t count)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    size_t bytes = 0, threads = cores > 1 ? (size_t)cores : 1;

    if (call->options.threads)
        threads = call->options.threads;

    for (size_t i = 0; i < count; i++)
        bytes += texts[i].len;
    if (threads > bytes / BYTES_A_THREAD)
        threads = bytes / BYTES_A_THREAD;
    if (threads > count)
        threads = count;
    return threads > MOST_THREADS ? MOST_THREADS : threads;
}

int cmd_variants_from(const cmd_call *call, const story_operand *texts, const char *const *subjects, size_t count,
                      story_variant **variants)
{
    reading r = {.call = call, .texts = texts, .count = count, .variants = variants, .lock = PTHREAD_MUTEX_INITIALIZER};
    pthread_t threads[MOST_THREADS];
    size_t wanted = count_threads(call, texts, count), running = 0;

    while (running + 1 < wanted && pthread_create(&threads[running], NULL, work, &r) == 0)
        running++;
    work(&r);
    while (running > 0)
        pthread_join(threads[--running], NULL);
    return atomic_load(&r.failed) ? tell(&texts[r.wrong], subjects[r.wrong], &r.err) : CMD_OK;
}
