export default {
"language.choose": "Language",
"language.name": "English"
}
