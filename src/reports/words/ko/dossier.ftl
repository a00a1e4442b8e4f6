# 보고서 `dossier`에만 쓰는 말.
