# share/assets: style sheet, script, fonts and icon, built by Vite from web/ (web/vite.config.ts). Only the build needs npm, the program does not.
# A build without npm is a whole program whose pages stand without a style.
find_program(NPM npm)
if(NOT NPM)
  message(WARNING "npm is not here: the pages will have neither style nor script (Debian: apt-get install nodejs npm)")
  return()
endif()

set(PACKAGES ${CMAKE_SOURCE_DIR}/node_modules/.package-lock.json)     # npm writes it last
add_custom_command(OUTPUT ${PACKAGES} DEPENDS ${CMAKE_SOURCE_DIR}/package-lock.json
  WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
  COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund
  COMMAND ${CMAKE_COMMAND} -E touch ${PACKAGES}
  COMMENT "Fetching the packages of package-lock.json")

set(ASSETS ${CMAKE_BINARY_DIR}/share/assets)
set(ASSETS_BUILT ${CMAKE_BINARY_DIR}/assets.built)
file(GLOB_RECURSE web CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/*)
add_custom_command(OUTPUT ${ASSETS_BUILT} DEPENDS ${web} ${PACKAGES} ${CMAKE_SOURCE_DIR}/package.json
  WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
  COMMAND node_modules/.bin/tsc --project web
  COMMAND node_modules/.bin/vite build web --outDir ${ASSETS} --emptyOutDir --logLevel warn
  COMMAND ${CMAKE_COMMAND} -E touch ${ASSETS_BUILT}
  COMMENT "Building style sheet and script")
add_custom_target(assets DEPENDS ${ASSETS_BUILT})
add_dependencies(share assets)
