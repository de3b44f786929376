# share/ beside the program: migrations, profiles, catalogues and assets, all it reads when it runs.
set(SHARE ${CMAKE_BINARY_DIR}/share)
find_program(MSGFMT msgfmt REQUIRED)
file(GLOB catalogues CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/locale/*.po)
set(compiled)
foreach(catalogue IN LISTS catalogues)
  get_filename_component(lang ${catalogue} NAME_WE)
  set(out ${SHARE}/locale/${lang}.mo)
  add_custom_command(OUTPUT ${out} DEPENDS ${catalogue}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${SHARE}/locale
    COMMAND ${MSGFMT} --check-format -o ${out} ${catalogue})
  list(APPEND compiled ${out})
endforeach()
add_custom_target(share ALL DEPENDS ${compiled}
  COMMAND ${CMAKE_COMMAND} -E make_directory ${SHARE}/locale
  COMMAND ${CMAKE_COMMAND} -E rm -rf ${SHARE}/migrations ${SHARE}/profiles
  COMMAND ${CMAKE_COMMAND} -E copy_directory ${CMAKE_SOURCE_DIR}/migrations ${SHARE}/migrations
  COMMAND ${CMAKE_COMMAND} -E copy_directory ${CMAKE_SOURCE_DIR}/profiles ${SHARE}/profiles)
