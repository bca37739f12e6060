#include "compare/conflict.h"

#include <string.h>

enum { MARKER = 7, OPEN = '<', MIDDLE = '=', CLOSE = '>' };

/* Where a line starts in the source: Markdown takes rows of = and > for its own, and the view lacks them. */
static size_t line_start(const story_text *text, size_t line)
{
    return line ? story_trace_end(&text->trace, text->lines[line]) : text->mark_len;
}

/* Which marker a line of the source is; 0: none. A label follows the outer two. */
static char marker_at(const story_text *text, size_t at)
{
    const char *line = text->source + at;
    size_t len = text->source_len - at, n = 1;

    if (len < MARKER || !strchr("<=>", *line) || !*line)
        return 0;
    while (n < len && line[n] == *line)
        n++;
    if (n != MARKER)
        return 0;
    if (n == len || line[n] == '\n' || line[n] == '\r')
        return *line;
    return *line != MIDDLE && line[n] == ' ' ? *line : 0;
}

static int report(story_report *r, const struct story_variant *v, size_t first, size_t last)
{
    const story_text *text = &v->text;
    story_span span = {text->lines[first], text->lines[first + 1] - 1};

    return story_report_add(r, STORY_RULE_CONFLICT_MARKER, v, false, span,
                            "a merge left its markers here, down to line %zu", last + 1);
}

int story_conflict_report(story_report *r, const struct story_variant *v)
{
    const story_text *text = &v->text;
    size_t first = 0;
    char wanted = OPEN;
    int rc = STORY_OK;

    for (size_t i = 0; i < text->line_count && story_report_wants(r, STORY_RULE_CONFLICT_MARKER) && !rc; i++) {
        char marker = marker_at(text, line_start(text, i));

        if (marker == OPEN) {
            first = i;
            wanted = MIDDLE;
        } else if (marker == wanted && marker == MIDDLE) {
            wanted = CLOSE;
        } else if (marker == wanted && marker == CLOSE) {
            rc = report(r, v, first, i);
            wanted = OPEN;
        }
    }
    return rc;
}
