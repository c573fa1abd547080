export default {
"language.choose": "Langue",
"language.name": "Français"
}
