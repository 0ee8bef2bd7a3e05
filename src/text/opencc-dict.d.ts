/** opencc-js ships its dictionaries as modules but types only its converters. `from to|from to|…`, one character each. */
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string
  export default pairs
}
