import ctypes, sys

story = ctypes.CDLL(sys.argv[1])
story.story_version.restype = ctypes.c_char_p
variant, count, text = ctypes.c_void_p(), ctypes.c_size_t(), b"Mr. Vale left Lisbon at dawn. Anna Vale wept."
code = story.story_variant_new(ctypes.byref(variant), b"tale", text, ctypes.c_size_t(len(text)), None, None)
story.story_variant_names(variant, ctypes.byref(count))
names = count.value
story.story_variant_sentences(variant, ctypes.byref(count))
print("%s: %d sentences, %d names" % (story.story_version().decode(), count.value, names))
story.story_variant_free(variant)
sys.exit(code)
