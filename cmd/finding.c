#include "cmd.h"

void cmd_finding_print(FILE *file, const char *path, const story_variant *v, const story_finding *f)
{
    cmd_place place;

    cmd_place_find(&place, v, f->span.start, path);
    cmd_print_safe(file, place.path);
    fprintf(file, ":%zu:%zu: %s: %s: ", place.line, place.column, story_level_word(f->level), f->rule->id);
    cmd_print_safe(file, f->message);
    fputc('\n', file);
}
