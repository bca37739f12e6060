#include <stdio.h>
#include <storydiff.h>

int main(void)
{
    static const char text[] = "Mr. Vale left Lisbon at dawn. Anna Vale wept.";
    story_variant *v;
    size_t names, sentences;
    story_error err = {0};

    if (story_variant_new(&v, "tale", text, sizeof text - 1, NULL, &err))
        return fprintf(stderr, "%s\n", err.message), 1;
    story_variant_names(v, &names);
    story_variant_sentences(v, &sentences);
    printf("%s: %zu sentences, %zu names\n", story_version(), sentences, names);
    story_variant_free(v);
    return 0;
}
