#include "unit/reading.h"

#include <stdlib.h>

#include "unit/expect.h"
#include "unit/namelaws.h"
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

char *reading_mentions(const char *text)
{
    story_variant *v = reading_new(text, strlen(text));
    story_buf out = STORY_BUF;
    size_t count, i, len;
    const char *view = story_variant_text(v, &len);
    namelaws_mention *all = namelaws_list(v, &count);
    int place;

    assert_non_null(all);
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
