#include "unit/reading.h"

#include <stdlib.h>

#include "unit/expect.h"
#include "util/buf.h"

story_variant *reading_new(const char *text, size_t len)
{
    story_variant *v = NULL;
    story_error err = {0};

    if (story_variant_new(&v, "", text, len, NULL, &err) != STORY_OK)
        fail_msg("%s", err.message);
    return v;
}

static void put_name(story_buf *out, const story_name *n)
{
    size_t i;

    story_buf_puts(out, n->name);
    if (n->gender || n->role == STORY_REFERENCE) {
        story_buf_puts(out, n->gender == STORY_MALE ? " (male" : n->gender ? " (female" : " (");
        if (n->role == STORY_REFERENCE)
            story_buf_puts(out, n->gender ? ", reference" : "reference");
        story_buf_puts(out, ")");
    }
    for (i = 0; i < n->alias_count; i++)
        story_buf_printf(out, "%s%s", i ? ", " : ": ", n->aliases[i]);
}

char *reading_names(const char *text)
{
    story_variant *v = reading_new(text, strlen(text));
    size_t count, i;
    const story_name *names = story_variant_names(v, &count);
    story_buf out = STORY_BUF;

    for (i = 0; i < count; i++) {
        if (i)
            story_buf_putc(&out, '\n');
        put_name(&out, &names[i]);
    }
    story_buf_puts(&out, "");
    story_variant_free(v);
    return out.bytes ? out.bytes : calloc(1, 1);
}

static void put_place(story_buf *out, const story_place *p, const char *view)
{
    static const char *const kinds[] = {"city", "region", "country", "landmark", "other"};
    const char *before = " as ";
    size_t i;

    story_buf_printf(out, "%s: %s", p->name, kinds[p->kind]);
    if (p->city)
        story_buf_printf(out, " in %s", p->city);
    if (p->country)
        story_buf_printf(out, " (%s)", p->country);
    for (i = 0; i < p->mention_count; i++)
        if (p->mentions[i].form == STORY_FORM_ADJECTIVE) {
            story_span s = p->mentions[i].span;

            story_buf_printf(out, "%s%.*s", before, (int)(s.end - s.start), view + s.start);
            before = ", ";
        }
}

char *reading_places(const char *text)
{
    story_variant *v = reading_new(text, strlen(text));
    size_t count, i, len;
    const story_place *places = story_variant_places(v, &count);
    story_buf out = STORY_BUF;

    for (i = 0; i < count; i++) {
        if (i)
            story_buf_putc(&out, '\n');
        put_place(&out, &places[i], story_variant_text(v, &len));
    }
    story_variant_free(v);
    return out.bytes ? out.bytes : calloc(1, 1);
}

typedef struct shown {
    story_span span;
    bool place;
} shown;

static int by_start(const void *x, const void *y)
{
    const shown *a = x, *b = y;

    return a->span.start < b->span.start ? -1 : a->span.start > b->span.start;
}

/* All mentions in text order. */
static shown *list_mentions(const story_variant *v, size_t *count)
{
    size_t names, places, i, k, n = 0;
    const story_name *name = story_variant_names(v, &names);
    const story_place *place = story_variant_places(v, &places);
    shown *all;

    for (i = 0; i < names; i++)
        n += name[i].mention_count;
    for (i = 0; i < places; i++)
        n += place[i].mention_count;
    all = calloc(n + 1, sizeof *all);
    assert_non_null(all);
    *count = 0;
    for (i = 0; i < names; i++)
        for (k = 0; k < name[i].mention_count; k++)
            all[(*count)++] = (shown){name[i].mentions[k].span, false};
    for (i = 0; i < places; i++)
        for (k = 0; k < place[i].mention_count; k++)
            all[(*count)++] = (shown){place[i].mentions[k].span, true};
    qsort(all, n, sizeof *all, by_start);
    return all;
}

char *reading_mentions(const char *text)
{
    story_variant *v = reading_new(text, strlen(text));
    story_buf out = STORY_BUF;
    size_t count, i, len;
    const char *view = story_variant_text(v, &len);
    shown *all = list_mentions(v, &count);
    int place;

    for (place = 0; place < 2; place++) {
        bool first = true;

        story_buf_puts(&out, place ? " /" : "");
        for (i = 0; i < count; i++)
            if (all[i].place == place) {
                story_buf_puts(&out, !first ? "|" : place ? " " : "");
                story_buf_put(&out, view + all[i].span.start, all[i].span.end - all[i].span.start);
                first = false;
            }
    }
    free(all);
    story_variant_free(v);
    return out.bytes;
}

static bool lies_in(const story_variant *v, const story_mention *m)
{
    size_t count;
    const story_sentence *s = story_variant_sentences(v, &count);

    return m->sentence < count && m->span.start < m->span.end && m->span.start >= s[m->sentence].span.start &&
           m->span.end <= s[m->sentence].span.end;
}

static const char *broken_list(const story_variant *v, const story_mention *m, size_t count)
{
    size_t i;

    if (!count)
        return "named without a mention";
    for (i = 0; i < count; i++) {
        if (!lies_in(v, &m[i]))
            return "a mention outside of its sentence";
        if (i && m[i].span.start < m[i - 1].span.end)
            return "mentions out of order";
    }
    return NULL;
}

const char *reading_broken(const story_variant *v)
{
    size_t names, places, i, count;
    const story_name *name = story_variant_names(v, &names);
    const story_place *place = story_variant_places(v, &places);
    const char *broken = NULL;
    shown *all = list_mentions(v, &count);

    for (i = 0; i < names && !broken; i++)
        broken = *name[i].name ? broken_list(v, name[i].mentions, name[i].mention_count) : "a name of nothing";
    for (i = 0; i < places && !broken; i++)
        broken = *place[i].name ? broken_list(v, place[i].mentions, place[i].mention_count) : "a place of nothing";
    for (i = 1; i < count && !broken; i++)
        if (all[i].span.start < all[i - 1].span.end)
            broken = "a name over a place";
    free(all);
    return broken;
}
