#include "cmd.h"

void cmd_finding_print(FILE *file, const char *path, const story_variant *v, const story_finding *f)
{
    size_t column = 1, line = story_variant_line(v, f->span.start, &column);

    cmd_print_safe(file, path);
    fprintf(file, ":%zu:%zu: %s: %s: ", line, column, story_level_word(f->level), f->rule->id);
    cmd_print_safe(file, f->message);
    fputc('\n', file);
}
