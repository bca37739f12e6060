/* Every form in which a text spells a name: what the cast calls aliases, and the same in capitals or otherwise written. */
#include "render/escape.h"
#include "render/json.h"
#include "util/arena.h"
#include "util/map.h"

/* A mention as a form: white space, a line's end among it, as single blanks. In the arena. */
static char *form_of(story_arena *arena, const story_variant *v, story_span span, size_t *len)
{
    size_t i, total;
    const char *text = story_variant_text(v, &total);
    char *form = story_arena_strndup(arena, text + span.start, span.end - span.start);

    *len = 0;
    for (i = span.start; form && i < span.end; i++) {
        bool space = (unsigned char)text[i] <= ' ';

        if (!space || (*len && form[*len - 1] != ' '))
            form[(*len)++] = space ? ' ' : text[i];
    }
    return form;
}

static bool add(story_map *map, const char *form, size_t len, bool *is_new)
{
    uint32_t before = map->count, number = story_map_add(map, form, len);

    *is_new = number == before;
    return number != STORY_MAP_NONE;
}

static void write_form(story_sink *sink, const char *form, size_t len, size_t *told)
{
    if ((*told)++)
        story_sink_putc(sink, ',');
    story_escape_json(sink, form, len);
}

static bool forms(story_sink *sink, const story_variant *v, const story_name *name, story_arena *arena, story_map *map)
{
    size_t i, len, told = 0;
    bool is_new, good = add(map, name->name, strlen(name->name), &is_new);

    for (i = 0; i < name->alias_count && good; i++) {
        good = add(map, name->aliases[i], strlen(name->aliases[i]), &is_new);
        if (good && is_new)
            write_form(sink, name->aliases[i], strlen(name->aliases[i]), &told);
    }
    for (i = 0; i < name->mention_count && good; i++) {
        char *form = form_of(arena, v, name->mentions[i].span, &len);

        good = form && add(map, form, len, &is_new);
        if (good && is_new)
            write_form(sink, form, len, &told);
    }
    return good;
}

void story_json__aliases(story_sink *sink, const story_variant *v, const story_name *name)
{
    story_map map = STORY_MAP;
    story_arena *arena = story_arena_new();

    story_sink_puts(sink, ",\"aliases\":[");
    if (!arena || !forms(sink, v, name, arena, &map))
        sink->no_memory = true;
    story_sink_putc(sink, ']');
    story_map_dispose(&map);
    story_arena_free(arena);
}
