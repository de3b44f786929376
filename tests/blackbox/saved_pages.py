"""Keeps each distinct page that was seen, by route, answer, role and language, for those who check markup."""
import pathlib
import re


class SavedPages:
    def __init__(self, folder):
        self.folder, self.seen = folder and pathlib.Path(folder), set()

    def see(self, browser, method, page):
        if not self.folder or not page.is_html or not page.body or method == "HEAD":
            return
        route = browser.routes.of(page.path, method)
        name = f"{route['name'] if route else 'nowhere'}-{page.status}-{browser.name}-{page.lang}"
        if name not in self.seen:
            self.seen.add(name)
            (self.folder / (re.sub(r"[^\w-]", "_", name) + ".html")).write_bytes(page.body)
