// The report's own script: search, filters, sorting, showing rows in portions. It runs in the reader's browser, not in kanfa.

document.documentElement.classList.add('js')
document.addEventListener('DOMContentLoaded', () => {
  const table = document.querySelector('table.comments')
  const form = document.getElementById('controls')
  if (!table || !form) return
  const PORTION = 100
  const body = table.tBodies[0]
  let rows = Array.from(body.rows, (row) => ({
    row,
    text: row.textContent.toLowerCase(),
    stance: row.dataset.stance,
    sure: Number(row.dataset.sure),
    page: row.dataset.page,
    repeats: row.dataset.repeat === '1',
  }))
  const pageOrder = rows
  for (const { row } of rows) row.classList.remove('later')
  const output = form.elements.shown
  const more = document.querySelector('[data-do=more]')
  const all = document.querySelector('[data-do=all]')
  let shown = PORTION
  /** The row that a link leads to. */
  let revealed

  const fill = (template, values) => template.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)

  /** What the controls ask for, as a test of a row. */
  function wanted() {
    const words = form.elements.search.value.toLowerCase().split(/\s+/).filter(Boolean)
    const boxes = Array.from(form.querySelectorAll('[name=stance]'))
    const stances = new Set(boxes.filter((box) => box.checked).map((box) => box.value))
    const least = Number(form.elements.sure?.value ?? 0)
    const page = form.elements.page?.value ?? ''
    const once = form.elements.once?.checked ?? false
    return (each) =>
      (boxes.length === 0 || stances.has(each.stance)) &&
      (least === 0 || each.sure >= least) &&
      (page === '' || each.page === page) &&
      !(once && each.repeats) &&
      words.every((word) => each.text.includes(word))
  }

  /** Only the rows that are shown are in the document: a browser lays out hundreds at once, not ten thousands. */
  function show() {
    const chosen = rows.filter(wanted())
    const visible = chosen.slice(0, shown)
    if (revealed && !visible.includes(revealed)) visible.push(revealed)
    body.replaceChildren(...visible.map(({ row }) => row))
    output.value = fill(table.dataset.shown, { shown: chosen.length, all: rows.length })
    const left = chosen.length - shown
    more.hidden = all.hidden = left <= 0
    more.textContent = fill(table.dataset.more, { count: Math.min(PORTION, left) })
  }

  function restart() {
    shown = PORTION
    revealed = undefined
    show()
  }

  /** Values of a column: numbers, or texts in which digits count as numbers; what is absent comes last either way. */
  function sortBy(head, direction) {
    const at = head.cellIndex
    const numeric = head.dataset.sort === 'number'
    const collator = new Intl.Collator('zh', { numeric: true })
    const keyed = pageOrder.map((each) => {
      const cell = each.row.cells[at]
      const value = cell.dataset.v ?? cell.textContent
      return { each, key: value === '' ? undefined : numeric ? Number(value) : value }
    })
    keyed.sort((a, b) => {
      if (a.key === undefined || b.key === undefined) return (a.key === undefined) - (b.key === undefined)
      return direction * (numeric ? a.key - b.key : collator.compare(a.key, b.key))
    })
    rows = keyed.map(({ each }) => each)
    restart()
  }

  for (const head of table.tHead.rows[0].cells) {
    head.firstElementChild.addEventListener('click', () => {
      // numbers are asked for from the highest, words from the first
      const first = head.dataset.sort === 'number' && !head.classList.contains('n') ? 'descending' : 'ascending'
      const second = first === 'ascending' ? 'descending' : 'ascending'
      const order = head.getAttribute('aria-sort') === first ? second : first
      for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort')
      head.setAttribute('aria-sort', order)
      sortBy(head, order === 'ascending' ? 1 : -1)
    })
  }

  let waiting
  form.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(restart, 120)
  })
  form.addEventListener('reset', () => setTimeout(restart))
  form.addEventListener('submit', (event) => event.preventDefault())
  more.addEventListener('click', () => {
    shown += PORTION
    show()
  })
  all.addEventListener('click', () => {
    shown = Number.POSITIVE_INFINITY
    show()
  })

  /** A link to a row that is not shown yet shows it. */
  function reveal() {
    const found = rows.find(({ row }) => `#${row.id}` === location.hash)
    if (!found) return
    revealed?.row.classList.remove('target')
    revealed = found
    found.row.classList.add('target')
    show()
    found.row.scrollIntoView({ block: 'center' })
  }
  addEventListener('hashchange', reveal)
  // on paper everything that was folded is needed, and every chosen row
  addEventListener('beforeprint', () => {
    const before = shown
    shown = Number.POSITIVE_INFINITY
    show()
    shown = before
    for (const details of document.querySelectorAll('details:not([open])')) {
      details.open = true
      details.dataset.printed = ''
    }
  })
  addEventListener('afterprint', () => {
    show()
    for (const details of document.querySelectorAll('details[data-printed]')) {
      details.open = false
      delete details.dataset.printed
    }
  })
  show()
  reveal()
})
