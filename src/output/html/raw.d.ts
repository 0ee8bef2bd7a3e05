/** A file of the report taken as text: its style sheet, its script. */
declare module '*?raw' {
  const text: string
  export default text
}
