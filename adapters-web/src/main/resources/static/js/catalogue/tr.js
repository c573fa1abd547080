export default {
"language.choose": "Dil",
"language.name": "Türkçe"
}
