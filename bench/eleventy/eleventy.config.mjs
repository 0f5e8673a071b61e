// The least that gives the same pages: articles, a list for each section, home.
const SECTIONS = ["deciding", "preparing", "attending", "after", "money", "safety", "rights", "returning"];

export default function (config) {
  config.addGlobalData("sections", SECTIONS);
  config.addGlobalData("layout", "article.njk");
  for (const section of SECTIONS) {
    config.addCollection(section, (all) =>
      all.getFilteredByGlob(`**/${section}/*.md`).sort((a, b) => (a.data.title < b.data.title ? -1 : 1)));
    const list = { layout: "section.njk", title: section, section, permalink: `/${section}/index.html` };
    config.addTemplate(`${section}.njk`, "", list);
  }
  config.addTemplate("home.njk", "", { layout: "home.njk", title: "Corpus", permalink: "/index.html" });
  config.amendLibrary("md", (markdown) => {
    markdown.set({ html: false, typographer: true });
    const plain = markdown.renderer.rules.link_open ?? ((tokens, index, options, _env, self) => self.renderToken(tokens, index, options));
    markdown.renderer.rules.link_open = (tokens, index, ...rest) => {
      tokens[index].attrSet("href", tokens[index].attrGet("href").replace(/^\.\.\/(.*)\.md$/, "../../$1/"));
      return plain(tokens, index, ...rest);
    };
  });
  return { markdownTemplateEngine: false, dir: { includes: process.env.BENCH_LAYOUTS } };
}
