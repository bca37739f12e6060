# The compiled-in data: what has to be packed first, and what blobs.S has to be assembled again for.
set(data_dir ${CMAKE_CURRENT_SOURCE_DIR}/data)
set(data_built ${CMAKE_CURRENT_BINARY_DIR}/data)

file(STRINGS ${data_dir}/blobs.def blob_lines REGEX "^STORY_BLOB\\(")
set(blob_files ${data_dir}/blobs.def)
foreach(line IN LISTS blob_lines)
  string(REGEX REPLACE "^[^\"]*\"([^\"]*)\".*" "\\1" file "${line}")
  if(EXISTS ${data_dir}/${file})
    list(APPEND blob_files ${data_dir}/${file})
  else()
    list(APPEND blob_files ${data_built}/${file})
  endif()
endforeach()
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${data_dir}/blobs.def)
set_source_files_properties(${data_dir}/blobs.S PROPERTIES
  OBJECT_DEPENDS "${blob_files}" COMPILE_OPTIONS "-I${data_dir};-I${data_built}")

add_executable(pack_gazetteer data/build/pack_gazetteer.c util/map.c)
target_include_directories(pack_gazetteer PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(pack_gazetteer PRIVATE storydiff_flags)
add_custom_command(OUTPUT ${data_built}/gazetteer.bin
  COMMAND ${CMAKE_COMMAND} -E make_directory ${data_built}
  COMMAND pack_gazetteer ${data_dir}/gazetteer.tsv ${data_built}/gazetteer.bin
  DEPENDS pack_gazetteer ${data_dir}/gazetteer.tsv VERBATIM)

# The weights of the event finder, trained anew: same folder, same bytes.
if(STORYDIFF_CORPORA)
  add_executable(train_events EXCLUDE_FROM_ALL data/build/train_events.c data/build/event_corpus.c
    data/build/event_linear.c data/build/event_net.c data/build/event_pass.c data/build/training.c)
  # No multiplication and addition in one step, which would round otherwise than two.
  target_compile_options(train_events PRIVATE -O3 -ffp-contract=off)
  add_library(train_archive STATIC EXCLUDE_FROM_ALL $<TARGET_OBJECTS:core>)
  target_include_directories(train_events PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
  target_link_libraries(train_events PRIVATE train_archive storydiff_flags Threads::Threads m PkgConfig::PCRE2
    PkgConfig::UTF8PROC ${STEMMER_LIBRARY})
  add_custom_target(train-events train_events ${data_dir}/events.bin ${STORYDIFF_CORPORA}/events/train
    ${STORYDIFF_CORPORA}/events/dev VERBATIM)
endif()

# The weights of the tagger, trained anew: same texts, same bytes.
if(STORYDIFF_CORPORA)
  add_executable(train_names EXCLUDE_FROM_ALL data/build/train_names.c data/build/learn.c data/build/crf.c
    data/build/corpus.c)
  target_include_directories(train_names PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
  target_link_libraries(train_names PRIVATE train_archive storydiff_flags Threads::Threads m PkgConfig::PCRE2
    PkgConfig::UTF8PROC ${STEMMER_LIBRARY})
  add_custom_target(train-names train_names learn ${STORYDIFF_CORPORA}/names/text ${data_dir}/tagger.bin VERBATIM)
endif()

# The weights of compare/odds.c, fitted anew and printed.
if(STORYDIFF_CORPORA)
  add_executable(fit_odds EXCLUDE_FROM_ALL data/build/fit_odds.c data/build/logit.c data/build/training.c)
  target_include_directories(fit_odds PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
  target_link_libraries(fit_odds PRIVATE train_archive storydiff_flags Threads::Threads m PkgConfig::PCRE2
    PkgConfig::UTF8PROC ${STEMMER_LIBRARY})
  add_custom_target(fit-odds
    COMMAND ${CMAKE_COMMAND} -E env python3 ${data_dir}/build/odds_pairs.py ${STORYDIFF_CORPORA} fit-odds
    COMMAND fit_odds fit-odds/pairs.tsv VERBATIM)
endif()
