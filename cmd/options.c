/* The option tables and their defaults. A setting storydiff.NAME in git configuration sets the row of that name. */
#include "check.h"

#define AT(field) offsetof(cmd_options, field)

static const opt_word format_words[] = {
    {"term", STORY_TERM}, {"plain", STORY_PLAIN}, {"json", STORY_JSON},         {"html", STORY_HTML},
    {"tei", STORY_TEI},   {"csv", STORY_CSV},     {"markdown", STORY_MARKDOWN}, {NULL, 0}};
static const opt_word report_words[] = {{"text", CHECK_TEXT}, {"term", CHECK_TEXT},   {"plain", CHECK_TEXT},
                                        {"json", CHECK_JSON}, {"sarif", CHECK_SARIF}, {NULL, 0}};
static const opt_word when_words[] = {{"auto", CMD_AUTO}, {"always", CMD_ALWAYS}, {"never", CMD_NEVER}, {NULL, 0}};
static const opt_word split_words[] = {{"auto", STORY_SPLIT_AUTO}, {"lines", STORY_SPLIT_LINES}, {NULL, 0}};
static const opt_word part_words[] = {{"names", STORY_PART_NAMES},
                                      {"places", STORY_PART_PLACES},
                                      {"beats", STORY_PART_BEATS},
                                      {"sentences", STORY_PART_SENTENCES},
                                      {NULL, 0}};

const opt_spec cmd_common_options[] = {
    {OPT_FLAG, "help", 'h', AT(help), NULL, "this help", NULL, 0, OPT_NOWHERE},
    {OPT_TEXT, "repo", 'r', AT(repo), "DIR", "the story repository (else $STORYDIFF_REPO, stories.git, git's)", NULL, 0,
     OPT_NOT_BY_REPOSITORY},
    {OPT_FLAG, "quiet", 'q', AT(quiet), NULL, "print nothing but errors; the exit status tells", NULL, 0, OPT_ANYWHERE},
    {.kind = OPT_END},
};

const opt_spec cmd_output_options[] = {
    {OPT_CHOICE, "format", 'f', AT(format), "NAME", "how to print", format_words, 0, OPT_ANYWHERE},
    {OPT_TEXT, "output", 'o', AT(output), "FILE", "write to FILE", NULL, 0, OPT_NOT_BY_REPOSITORY},
    {OPT_CHOICE, "color", 0, AT(colour), "WHEN", "colour", when_words, CMD_ALWAYS, OPT_ANYWHERE, "colour", true},
    {OPT_CONST, "no-color", 0, AT(colour), NULL, NULL, NULL, CMD_NEVER, OPT_NOWHERE, "no-colour"},
    {OPT_SIZE, "width", 0, AT(width), "N", "columns to fill, 30 at least (default: the terminal's, else 80)", NULL, 30,
     OPT_ANYWHERE},
    {OPT_FLAG, "no-pager", 0, AT(pager), NULL, "don't pipe what a terminal gets through a pager", NULL, 0,
     OPT_ANYWHERE},
    {.kind = OPT_END},
};

const opt_spec cmd_text_options[] = {
    {OPT_TEXT, "encoding", 0, AT(encoding), "NAME",
     "of the texts, or NAME,NAME for one each (default: byte order mark, else UTF-8)", NULL, 0, OPT_ANYWHERE},
    {OPT_CHOICE, "split", 0, AT(split), "HOW", "sentences", split_words, 0, OPT_ANYWHERE},
    {.kind = OPT_END},
};

const opt_spec cmd_view_options[] = {
    {OPT_SET, "only", 0, AT(parts), "PART,…", "show these only", part_words, 0, OPT_ANYWHERE},
    {OPT_SIZE, "context", 'U', AT(context), "N", "unchanged sentences around a change", NULL, 0, OPT_ANYWHERE},
    {OPT_FLAG, "all", 'a', AT(all), NULL, "show what is unchanged too", NULL, 0, OPT_ANYWHERE},
    {OPT_FLAG, "stat", 0, AT(stat), NULL, "counts only", NULL, 0, OPT_ANYWHERE},
    {OPT_CONST, "side-by-side", 'y', AT(side_by_side), NULL, "two columns", NULL, 1, OPT_ANYWHERE},
    {OPT_CONST, "inline", 0, AT(side_by_side), NULL, "one column", NULL, -1, OPT_ANYWHERE},
    {OPT_SIZE, "threads", 0, AT(threads), "N", "work on N at once (default: as many as there are cores)", NULL, 1,
     OPT_ANYWHERE},
    {OPT_FLAG, "no-semantic", 0, AT(semantic), NULL, "compare words by their stems only", NULL, 0, OPT_ANYWHERE},
    {OPT_TEXT, "table", 0, AT(table), "PART", "of --format=csv: names, places, beats or sentences", NULL, 0,
     OPT_ANYWHERE},
    {OPT_TEXT, "tei-profile", 0, AT(tei_profile), "vm", "of --format=tei: what the Versioning Machine reads", NULL, 0,
     OPT_ANYWHERE},
    {.kind = OPT_END},
};

const opt_spec cmd_diff_options[] = {
    {OPT_TEXT, "check", 0, AT(rules), "RULE=LEVEL,…", "continuity too, below the report on two variants", NULL, 0,
     OPT_NOWHERE, NULL, true},
    {OPT_FLAG, "cached", 0, AT(cached), NULL, "without variants: HEAD against the index", NULL, 0, OPT_ANYWHERE,
     "staged"},
    {.kind = OPT_END},
};

const opt_spec cmd_check_options[] = {
    {OPT_CHOICE, "format", 'f', AT(report), "NAME", "how to print", report_words, 0, OPT_NOWHERE},
    {OPT_TEXT, "output", 'o', AT(output), "FILE", "write to FILE", NULL, 0, OPT_NOT_BY_REPOSITORY},
    {OPT_TEXT, "check", 0, AT(rules), "RULE=LEVEL,…", "how much rules count: off, note, warn or error", NULL, 0,
     OPT_NOWHERE},
    {OPT_FLAG, "no-semantic", 0, AT(semantic), NULL, "compare words by their stems only", NULL, 0, OPT_ANYWHERE},
    {OPT_FLAG, "no-pager", 0, AT(pager), NULL, "don't pipe what a terminal gets through a pager", NULL, 0,
     OPT_ANYWHERE},
    {.kind = OPT_END},
};

const opt_spec cmd_setup_options[] = {
    {OPT_FLAG, "global", 0, AT(global), NULL, "for all your repositories", NULL, 0, OPT_NOWHERE},
    {OPT_FLAG, "undo", 0, AT(undo), NULL, "take it out again", NULL, 0, OPT_NOWHERE},
    {.kind = OPT_END},
};

const opt_spec cmd_log_options[] = {
    {OPT_FLAG, "oneline", 0, AT(oneline), NULL, "a line a revision", NULL, 0, OPT_ANYWHERE},
    {OPT_TEXT, "name", 0, AT(name), "NAME", "revisions in which this name came, went or was renamed", NULL, 0,
     OPT_ANYWHERE},
    {OPT_TEXT, "city", 0, AT(city), "CITY", "revisions in which this city came, went or was replaced", NULL, 0,
     OPT_ANYWHERE},
    {OPT_SIZE, "max-count", 'n', AT(count), "N", "so many revisions", NULL, 0, OPT_ANYWHERE},
    {OPT_FLAG, "stat", 0, AT(stat), NULL, "counts only", NULL, 0, OPT_ANYWHERE},
    {.kind = OPT_END},
};

const opt_spec cmd_load_options[] = {
    {OPT_TEXT, "as", 0, AT(as), "LABEL", "the variant's label (default: from the file's name)", NULL, 0,
     OPT_NOT_BY_REPOSITORY},
    {OPT_TEXT, "story", 0, AT(story), "NAME", "put the variants under NAME/", NULL, 0, OPT_ANYWHERE},
    {OPT_TEXT, "message", 'm', AT(message), "TEXT", "the commit's message", NULL, 0, OPT_NOT_BY_REPOSITORY},
    {OPT_TEXT, "author", 0, AT(author), "NAME <MAIL>", "who wrote it (default: as git has it)", NULL, 0,
     OPT_NOT_BY_REPOSITORY},
    {OPT_TEXT, "encoding", 0, AT(encoding), "NAME", "store any bytes, and remember to read them so", NULL, 0,
     OPT_ANYWHERE},
    {.kind = OPT_END},
};

void cmd_options_init(cmd_options *options)
{
    *options = (cmd_options){
        .format = CMD_FORMAT_DEFAULT,
        .report = CMD_FORMAT_DEFAULT,
        .pager = true,
        .semantic = true,
        .context = STORY_NONE,
        .count = STORY_NONE,
    };
}
