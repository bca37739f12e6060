#include "render/csv.h"
#include "render/html.h"
#include "render/json.h"
#include "render/markdown.h"
#include "render/tei.h"
#include "render/term.h"

/* By story_format. */
static const story_collation_renderer renderers[] = {
    [STORY_TERM] = story_term_collation,         [STORY_PLAIN] = story_plain_collation,
    [STORY_JSON] = story_json_collation,         [STORY_HTML] = story_html_collation,
    [STORY_TEI] = story_tei_collation,           [STORY_CSV] = story_csv_collation,
    [STORY_MARKDOWN] = story_markdown_collation,
};

int story_render_collation(const story_collation *c, story_format format, const story_render_options *opts,
                           story_write_cb write, void *payload, story_error *err)
{
    story_sink sink;
    story_render_options full;
    int code;

    if ((size_t)format >= sizeof renderers / sizeof *renderers || !renderers[format])
        return story_error__set(err, STORY_EARGUMENT, "no such format for a comparison");
    code = story_render__begin(&sink, &full, opts, write, payload, err);
    if (code != STORY_OK)
        return code;
    return story_render__end(&sink, renderers[format](&sink, c, &full, err), err);
}
