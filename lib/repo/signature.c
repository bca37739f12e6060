#include "repo/signature.h"

#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "repo/date.h"
#include "util/buf.h"

/* Where each part is looked for, in git's order. */
static const struct {
    const char *name_variable, *mail_variable, *date_variable;
    const char *name_setting, *mail_setting;
} sources[] = {
    {"GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_AUTHOR_DATE", "author.name", "author.email"},
    {"GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", "GIT_COMMITTER_DATE", "committer.name", "committer.email"},
};

static const char *first_of(const char *a, const char *b, const char *c)
{
    if (a && *a)
        return a;
    return b && *b ? b : c && *c ? c : NULL;
}

/* The account's name, as a last resort: a first load must not fail because nobody has introduced themselves to git. */
static void account(story_buf *name, story_buf *mail)
{
    struct passwd entry, *found = NULL;
    char room[4096], host[256] = "localhost";
    const char *user = "storydiff", *full;

    if (getpwuid_r(geteuid(), &entry, room, sizeof room, &found) == 0 && found)
        user = found->pw_name;
    full = found ? found->pw_gecos : "";
    story_buf_put(name, full, strcspn(full, ","));
    if (!name->len)
        story_buf_puts(name, user);
    gethostname(host, sizeof host - 1);
    story_buf_printf(mail, "%s@%s", user, host);
}

/* "Name <mail>". */
static bool split_given(const char *given, story_buf *name, story_buf *mail)
{
    const char *open = strchr(given, '<'), *close = open ? strchr(open, '>') : NULL;
    size_t len;

    if (!close || close[1])
        return false;
    for (len = (size_t)(open - given); len > 0 && given[len - 1] == ' '; len--)
        ;
    story_buf_put(name, given, len);
    story_buf_put(mail, open + 1, (size_t)(close - open) - 1);
    return len > 0;
}

static int find_date(const char *variable, int64_t *seconds, int *offset, story_error *err)
{
    const char *text = getenv(variable);
    struct tm here;
    time_t now = time(NULL);

    if (text && *text)
        return story_date_parse(text, seconds, offset)
                   ? 0
                   : story_error__set(err, STORY_EARGUMENT, "%s: no date that can be read: %.60s", variable, text);
    *seconds = now;
    *offset = localtime_r(&now, &here) ? (int)(here.tm_gmtoff / 60) : 0;
    return 0;
}

int story_signature_new(git_signature **out, story_person person, const char *given, const story_config *config,
                        story_error *err)
{
    story_buf name = STORY_BUF, mail = STORY_BUF, own_name = STORY_BUF, own_mail = STORY_BUF;
    const char *n, *m;
    int64_t seconds;
    int offset, code;

    *out = NULL;
    n = first_of(getenv(sources[person].name_variable), story_config_get(config, sources[person].name_setting, false),
                 story_config_get(config, "user.name", false));
    m = first_of(getenv(sources[person].mail_variable), story_config_get(config, sources[person].mail_setting, false),
                 first_of(story_config_get(config, "user.email", false), getenv("EMAIL"), NULL));
    account(&own_name, &own_mail);
    story_buf_puts(&name, given ? "" : n ? n : story_buf_text(&own_name));
    story_buf_puts(&mail, given ? "" : m ? m : story_buf_text(&own_mail));
    code = find_date(sources[person].date_variable, &seconds, &offset, err);
    if (!code && given && !split_given(given, &name, &mail))
        code = story_error__set(err, STORY_EARGUMENT, "--author wants \"Name <mail>\"");
    if (!code && (name.failed || mail.failed || own_name.failed || own_mail.failed))
        code = story_error__no_memory(err);
    if (!code) {
        code = git_signature_new(out, story_buf_text(&name), story_buf_text(&mail), seconds, offset);
        if (code)
            code = story_git__error(err, code, "author");
    }
    story_buf_dispose(&own_name);
    story_buf_dispose(&own_mail);
    story_buf_dispose(&name);
    story_buf_dispose(&mail);
    return code;
}
