#include "render/render.h"

#include "render/csv.h"
#include "render/html.h"
#include "render/json.h"
#include "render/markdown.h"
#include "render/tei.h"
#include "render/term.h"

/* By story_format. */
static const struct format {
    const char *name;
    story_variant_renderer variant;
} formats[] = {
    [STORY_TERM] = {"term", story_term_variant},
    [STORY_PLAIN] = {"plain", story_plain_variant},
    [STORY_JSON] = {"json", story_json_variant},
    [STORY_HTML] = {"html", story_html_variant},
    [STORY_TEI] = {"tei", story_tei_variant},
    [STORY_CSV] = {"csv", story_csv_variant},
    [STORY_MARKDOWN] = {"markdown", story_markdown_variant},
};

int story_format_from_name(const char *name)
{
    size_t i;

    for (i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(formats[i].name, name) == 0)
            return (int)i;
    return -1;
}

int story_render_variant(const story_variant *v, story_format format, const story_render_options *opts,
                         story_write_cb write, void *payload, story_error *err)
{
    story_sink sink;
    story_render_options full;
    int code;

    if ((size_t)format >= sizeof formats / sizeof *formats || !formats[format].variant)
        return story_error__set(err, STORY_EARGUMENT, "no such format for one variant");
    code = story_render__begin(&sink, &full, opts, write, payload, err);
    if (code != STORY_OK)
        return code;
    return story_render__end(&sink, formats[format].variant(&sink, v, &full, err), err);
}
