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
