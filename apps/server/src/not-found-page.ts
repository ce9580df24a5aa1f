/** Plain words and three ways on. It needs no style and no script. */
export const notFoundPage = `<!doctype html>
<html lang="en-AU">
<head>
<meta charset="utf-8">
<title>There is no such page</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
</head>
<body>
<main>
<h1>There is no such page</h1>
<p>The address may have a typing mistake, or the page has moved. Words you check never leave your device.</p>
<ul>
<li><a href="/check">Check before you post</a></li>
<li><a href="/policy">Read the policy</a></li>
<li><a href="/docs">Help</a></li>
</ul>
</main>
</body>
</html>
`
