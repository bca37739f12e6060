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
    story_collation_renderer collation;
} formats[] = {
    [STORY_TERM] = {"term", story_term_variant, story_term_collation},
    [STORY_PLAIN] = {"plain", story_plain_variant, story_plain_collation},
    [STORY_JSON] = {"json", story_json_variant, story_json_collation},
    [STORY_HTML] = {"html", story_html_variant, story_html_collation},
    [STORY_TEI] = {"tei", story_tei_variant, story_tei_collation},
    [STORY_CSV] = {"csv", story_csv_variant, story_csv_collation},
    [STORY_MARKDOWN] = {"markdown", story_markdown_variant, story_markdown_collation},
};

enum { FORMATS = sizeof formats / sizeof *formats };

int story_format_from_name(const char *name)
{
    size_t i;

    for (i = 0; i < FORMATS; i++)
        if (strcmp(formats[i].name, name) == 0)
            return (int)i;
    return -1;
}

/* One variant, or one comparison where c is not NULL. */
static int render(const story_variant *v, const story_collation *c, story_format format,
                  const story_render_options *opts, story_write_cb write, void *payload, story_error *err)
{
    story_sink sink;
    story_render_options full;
    int code;

    if ((size_t)format >= FORMATS)
        return story_error__set(err, STORY_EARGUMENT, "no such format");
    code = story_render__begin(&sink, &full, opts, write, payload, err);
    if (code != STORY_OK)
        return code;
    code = c ? formats[format].collation(&sink, c, &full, err) : formats[format].variant(&sink, v, &full, err);
    return story_render__end(&sink, code, err);
}

int story_render_variant(const story_variant *v, story_format format, const story_render_options *opts,
                         story_write_cb write, void *payload, story_error *err)
{
    return render(v, NULL, format, opts, write, payload, err);
}

int story_render_collation(const story_collation *c, story_format format, const story_render_options *opts,
                           story_write_cb write, void *payload, story_error *err)
{
    return render(NULL, c, format, opts, write, payload, err);
}
