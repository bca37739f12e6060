# The page's style and script are compiled in; its Content-Security-Policy names them by their SHA-256 in base64.
set(base64_letters ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/)

function(sha256_base64 out file)
  file(SHA256 ${file} hex)
  set(text "")
  string(APPEND hex "00") # 32 bytes are ten groups of three and two bytes
  foreach(at RANGE 0 60 6)
    string(SUBSTRING ${hex} ${at} 6 group)
    math(EXPR number "0x${group}")
    foreach(shift 18 12 6 0)
      math(EXPR index "(${number} >> ${shift}) & 63")
      string(SUBSTRING ${base64_letters} ${index} 1 letter)
      string(APPEND text ${letter})
    endforeach()
  endforeach()
  string(SUBSTRING ${text} 0 43 text)
  set(${out} "${text}=" PARENT_SCOPE)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
endfunction()

sha256_base64(css_hash ${CMAKE_CURRENT_SOURCE_DIR}/render/html.css)
sha256_base64(js_hash ${CMAKE_CURRENT_SOURCE_DIR}/render/html.js)
set_source_files_properties(${CMAKE_CURRENT_SOURCE_DIR}/render/html.c PROPERTIES COMPILE_DEFINITIONS
  "STORY_HTML_CSS_HASH=\"${css_hash}\";STORY_HTML_JS_HASH=\"${js_hash}\"")
