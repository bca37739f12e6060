#include <string.h>

#include "check.h"

/* What SARIF 2.1.0 calls the levels. */
static const char *const sarif_levels[] = {"none", "note", "warning", "error"};

static void print_rules(FILE *file)
{
    size_t count;
    const story_rule *rules = story_rule_table(&count);

    for (size_t i = 0; i < count; i++) {
        fprintf(file, "%s{\"id\":", i ? ",\n  " : "\n  ");
        cmd_print_json(file, rules[i].id);
        fputs(",\"shortDescription\":{\"text\":", file);
        cmd_print_json(file, rules[i].definition);
        fprintf(file, "},\"defaultConfiguration\":{\"level\":\"%s\"}}", sarif_levels[rules[i].level]);
    }
}

check_format check_format_of(int wanted, const char *path)
{
    const char *dot = path ? strrchr(path, '.') : NULL;

    if (wanted != CMD_FORMAT_DEFAULT)
        return (check_format)wanted;
    return dot && strcmp(dot, ".json") == 0 ? CHECK_JSON : dot && strcmp(dot, ".sarif") == 0 ? CHECK_SARIF : CHECK_TEXT;
}

void check_report_start(check_report *r, FILE *file, check_format format)
{
    *r = (check_report){.file = file, .format = format};
    if (r->format == CHECK_JSON)
        fprintf(file, "{\"schema\":%d,\"tool\":\"storydiff %s\",\"findings\":[", STORY_SCHEMA, story_version());
    if (r->format != CHECK_SARIF)
        return;
    fprintf(file,
            "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\n"
            " \"tool\":{\"driver\":{\"name\":\"storydiff\",\"version\":\"%s\",\"rules\":[",
            story_version());
    print_rules(file);
    fputs("]}},\n \"columnKind\":\"unicodeCodePoints\",\n \"results\":[", file);
}

/* A path as a URI: relative ones stay so, for a code host to find them in the repository. */
static void print_uri(FILE *file, const char *path)
{
    static const char plain[] = "-._~/!$&()*+,;=@";

    fputs(*path == '/' ? "\"file://" : "\"", file);
    if (strncmp(path, "./", 2) == 0)
        path += 2;
    for (const unsigned char *c = (const unsigned char *)path; *c; c++) {
        bool letter = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || (*c >= '0' && *c <= '9');

        if (letter || strchr(plain, *c))
            fputc(*c, file);
        else
            fprintf(file, "%%%02X", *c);
    }
    fputc('"', file);
}

static void put_json(const check_report *r, const story_finding *f, const story_variant *v, const char *path)
{
    story_span source = story_variant_source_span(v, f->span);
    cmd_place place;

    cmd_place_find(&place, v, f->span.start, path);
    fprintf(r->file, "%s{\"rule\":\"%s\",\"level\":\"%s\",\"path\":", r->count ? ",\n" : "\n", f->rule->id,
            story_level_word(f->level));
    cmd_print_json(r->file, place.path);
    fprintf(r->file, ",\"side\":\"%s\",\"line\":%zu,\"column\":%zu,\"start\":%zu,\"end\":%zu,\"words\":",
            f->left ? "left" : "right", place.line, place.column, source.start - place.bytes, source.end - place.bytes);
    cmd_print_json(r->file, f->words);
    fputs(",\"message\":", r->file);
    cmd_print_json(r->file, f->message);
    fputc('}', r->file);
}

static size_t rule_index(const story_rule *rule)
{
    size_t count;

    return (size_t)(rule - story_rule_table(&count));
}

static void put_sarif(const check_report *r, const story_finding *f, const story_variant *v, const char *path)
{
    story_span source = story_variant_source_span(v, f->span);
    size_t end_column = 1, end_line = story_variant_line(v, f->span.end, &end_column);
    cmd_place place;

    cmd_place_find(&place, v, f->span.start, path);
    fprintf(r->file, "%s{\"ruleId\":\"%s\",\"ruleIndex\":%zu,\"level\":\"%s\",\"message\":{\"text\":",
            r->count ? ",\n  " : "\n  ", f->rule->id, rule_index(f->rule), sarif_levels[f->level]);
    cmd_print_json(r->file, f->message);
    fputs("},\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":", r->file);
    print_uri(r->file, place.path);
    fprintf(r->file,
            "},\"region\":{\"startLine\":%zu,\"startColumn\":%zu,\"endLine\":%zu,\"endColumn\":%zu,"
            "\"byteOffset\":%zu,\"byteLength\":%zu,\"snippet\":{\"text\":",
            place.line, place.column, end_line - place.lines, end_column, source.start - place.bytes,
            source.end - source.start);
    cmd_print_json(r->file, f->words);
    fprintf(r->file, "}}}}],\"properties\":{\"side\":\"%s\"}}", f->left ? "left" : "right");
}

void check_report_put(check_report *r, const story_finding *f, const story_variant *v, const char *path)
{
    if (r->format == CHECK_TEXT)
        cmd_finding_print(r->file, path, v, f);
    else if (r->format == CHECK_JSON)
        put_json(r, f, v, path);
    else
        put_sarif(r, f, v, path);
    r->count++;
}

void check_report_end(check_report *r)
{
    if (r->format == CHECK_JSON)
        fputs(r->count ? "\n]}\n" : "]}\n", r->file);
    if (r->format == CHECK_SARIF)
        fputs(r->count ? "\n ]}]}\n" : "]}]}\n", r->file);
}
