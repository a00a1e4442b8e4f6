# 보고서 `network`에만 쓰는 말.

network-picture = 그림
network-picture-around =
    { $count ->
       *[other] { $name } 주변, 연결 { $count }단계
    }
network-picture-whole = 누가 누구를 만났고 어느 기관이 교류하였는가: 연결이 가장 많은 순
network-picture-count = 기록 { $records }건과 연결 { $links }건이 그려져 있습니다.
network-picture-most = 그림에서 연결이 가장 많은 것: { $names }.
network-picture-linked = { $name } ({ $count })
network-picture-start = 중심
network-picture-nothing = 아직 그릴 것이 없습니다.
network-picture-cut = 그릴 수 있는 것보다 더 많습니다.
network-around = { $name } 주변
network-rings = 거리별 수
network-distance = 연결 단계
network-people = 인물
network-institutions = 기관
network-record = 기록
network-links = 연결
network-nearest = 가장 가까운 기록
network-more-records =
    { $count ->
       *[other] 나머지 기록 { $count }건은 표시하지 않았습니다.
    }
network-alone = 이 날까지 아무 연결도 없습니다.
network-shared = 양측이 모두 만난 인물
network-shared-note = 만난 사람이 적은 인물이 먼저 옵니다. 누구나 만나는 사람을 양측이 안다는 것은 말해 주는 바가 적습니다.
network-telling = 비중
network-no-shared = 양측이 모두 만난 인물은 알려져 있지 않습니다.
network-more-shared =
    { $count ->
       *[other] 나머지 { $count }명은 표시하지 않았습니다.
    }
network-way = 우리로부터의 최단 경로
network-way-home = 우리 자신에 관한 보고서입니다.
network-no-way = 우리에게서 이어지는 경로가 없습니다.
network-central = 누가 중심에 있는가
network-central-note = 모두 이 날까지의 면담을 기준으로 합니다. 인물은 만난 사람을, 기관은 교류한 기관을 셉니다. 기록을 관리하는 기관은 기록에 있는 거의 모든 상대를 만나므로 그 중심에 있게 됩니다.
network-left-out = 관계망이 커서 바로 계산할 수 없는 매개 중심성과 근접 중심성은 제외하였습니다.
network-place = 순위
network-measures = 정확도
network-measure = 지표
network-of = 대상
network-linked = 연결이 있는 수
network-accuracy = 점수
network-exact = 정확
network-within = 오차 { $error } 이하 (신뢰도 { $percent }%)
network-central-persons = 면담으로 본 인물
network-central-institutions = 면담으로 본 기관
network-placed = { $place } ({ $score })
network-placed-note = 지표별로 20위까지 순위와 괄호 안에 점수를 적었습니다. 연결은 만난 상대의 수, 페이지랭크는 면담을 따라갈 때 이르게 될 가능성, 매개 중심성은 다른 이들 사이의 최단 경로에 놓이는 비율, 근접 중심성은 모두에게 얼마나 가까운지를 나타냅니다. 순위가 없는 칸은 20위 밖입니다.
network-score-degree = 연결
network-score-pagerank = 페이지랭크
network-score-betweenness = 매개 중심성
network-score-closeness = 근접 중심성
network-persons-degree = 가장 많은 사람을 만난 인물
network-persons-pagerank = 면담을 따라가면 자주 이르게 되는 인물
network-persons-betweenness = 최단 경로에 가장 많이 놓이는 인물
network-persons-closeness = 모두에게 가장 가까운 인물
network-institutions-degree = 가장 많은 기관과 교류한 기관
network-institutions-pagerank = 면담을 따라가면 자주 이르게 되는 기관
network-institutions-betweenness = 최단 경로에 가장 많이 놓이는 기관
network-institutions-closeness = 모두에게 가장 가까운 기관
network-nothing = 이 날까지 아무도 서로 만나지 않았습니다.
network-brokers = 누가 사람들을 이어 주는가
network-brokers-note = 쌍이란 서로 만난 기록이 없는 두 접촉 상대를 말합니다. 조정자는 자국의 두 상대 사이에, 문지기는 자국과 타국의 상대 사이에, 중개자는 같은 타국의 두 상대 사이에, 연락자는 서로 다른 두 타국의 상대 사이에 있습니다.
network-brokers-persons = 이어 주는 인물
network-brokers-institutions = 이어 주는 기관
network-no-brokers = 국가가 알려진 이 가운데 사람들을 이어 주는 이가 없습니다.
network-pairs = 쌍
network-role = 주된 역할
network-mostly = { $role } ({ $percent }%)
network-roles = 역할별 쌍의 수
network-coordinator = 조정자
network-gatekeeper = 문지기
network-consultant = 중개자
network-liaison = 연락자
network-between = 접촉 상대의 국가
network-communities = 누가 한 집단을 이루는가
network-communities-persons = 인물 집단
network-communities-institutions = 기관 집단
network-size = 구성원
network-members = 접촉이 많은 순
network-modularity = 모듈성
network-community-count = 집단
network-modularities = 인물과 기관이 집단을 이루는 정도
network-modularity-note = 모듈성 0은 우연과 같고, 0.3을 넘으면 집단에 의미가 있습니다.
