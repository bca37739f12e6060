/* formats - variants rendered to memory, and texts that try to do harm, for the tests of what is written. */
#ifndef TESTS_UNIT_FORMATS_H
#define TESTS_UNIT_FORMATS_H

#include "unit/expect.h"

#include "util/buf.h"

/* Every way of doing harm that a story, a label or a path could try. */
static const char hostile_left[] =
    "\x1b[31mAnna Vale\x1b[0m left Lisbon.\x07 She \xc2\x9b"
    "2J met <script>alert('x')</script> Bob.\n\n"
    "=HYPERLINK(\"http://evil.example\",\"go\") she said. @octocat saw #1 and | a table | of www.evil.example.\n\n"
    "\xe2\x80\xaeThe text \xe2\x81\xa6turned\xe2\x81\xa9 round. ]]> &amp; <!-- Carl wept --> in Paris.\x7f";
static const char hostile_right[] =
    "\x1b[31mAnne Vale\x1b[0m left Madrid.\x07 She \xc2\x9b"
    "2J met <script>alert('y')</script> Bob again.\n\n"
    "+1+cmd|' /C calc'!A0 he said. @octocat saw #2 and | a table | of www.evil.example.\n\n"
    "\xe2\x80\xaeThe text turned round. Carl wept in Rome.\x7f";
static const char long_word[] =
    "Supercalifragilisticexpialidociousnessupercalifragilisticexpialidociousness"
    "supercalifragilisticexpialidociousness came. "
    "\xe4\xba\xac\xe9\x83\xbd\xe4\xba\xac\xe9\x83\xbd\xe4\xba\xac\xe9\x83\xbd"
    "\xe4\xba\xac\xe9\x83\xbd\xe4\xba\xac\xe9\x83\xbd\xe4\xba\xac\xe9\x83\xbd\xe3\x80\x82 \xd0\x96\xd1\x83\xd0\xba "
    "\xd1\x83\xd0\xb5\xd1\x85\xd0\xb0\xd0\xbb \xd0\xb2 \xd0\x9c\xd0\xbe\xd1\x81\xd0\xba\xd0\xb2\xd1\x83.";

static inline int take(void *payload, const char *bytes, size_t len)
{
    story_buf_put(payload, bytes, len);
    return 0;
}

static inline story_variant *variant(const char *label, const char *text)
{
    story_read_options opts = {.source = {STORY_SOURCE_FILE, "a\x1b[2J<b>\xe2\x80\xae.txt", NULL, NULL, NULL, 0}};
    story_variant *v = NULL;

    expect_ok(story_variant_new(&v, label, text, strlen(text), &opts, NULL));
    return v;
}

static inline story_buf shown(const story_variant *v, story_format format, const story_render_options *opts)
{
    story_buf out = STORY_BUF;

    expect_ok(story_render_variant(v, format, opts, take, &out, NULL));
    return out;
}

static inline story_buf compared(const story_variant *const *variants, size_t count, story_format format,
                                 const story_render_options *opts)
{
    story_collation *c = NULL;
    story_buf out = STORY_BUF;

    expect_ok(story_collation_new(&c, variants, count, NULL, NULL));
    expect_ok(story_render_collation(c, format, opts, take, &out, NULL));
    story_collation_free(c);
    return out;
}

static inline void expect_no_text(const story_buf *out, const char *text)
{
    if (strstr(story_buf_text(out), text))
        print_error("there: %s\n", text);
    assert_null(strstr(story_buf_text(out), text));
}

#endif
