# 보고서 `coverage`에만 쓰는 말.

## 대상

coverage-universe-embassies = { $name } 주재 공관
coverage-universe-region = { $name }의 국가
coverage-universe-members = { $name }의 회원
coverage-against = { $universe }, { $period }.
coverage-adds-up = 국가는 합산합니다. 그 나라의 공관, 도시, 단체와의 면담은 그 국가의 면담으로 집계합니다.
coverage-no-sum = 면담은 참석한 기관에만 집계하며 다른 기관에는 합산하지 않습니다.
coverage-how = 실제로 열린 행사에서 우리와 마주한 상대만 만난 것으로 봅니다. 같은 자리에 있었던 것만으로는 면담이 아닙니다.
coverage-nobody = 이 대상에는 기록된 구성원이 없습니다.

## 수

coverage-overview = 개요
coverage-summary = 만난 구성원과 면담
coverage-what = 항목
coverage-members-all = 구성원
coverage-met-period = 이 기간에 만남
coverage-met-ever = 만난 적 있음
coverage-met-never = 만난 적 없음
coverage-only-shared = 이 기간에 같은 자리에만 있었음
coverage-meetings = 이 기간의 면담
coverage-hosted-all = 그중 우리가 맞이함
coverage-visited-all = 그중 우리가 방문함

## 구성원

coverage-met = 만난 구성원
coverage-members = 만난 구성원(면담이 많은 순)
coverage-member = 구성원
coverage-sent-by = 파견국
coverage-in-period = 이 기간
coverage-ever = 전체
coverage-hosted = 내방
coverage-visited = 방문
coverage-highest = 만난 최고 직급
coverage-not-met = 만난 적 없는 구성원
coverage-never = 한 번도 만나지 않은 구성원
coverage-shared = 이 기간에 같은 자리에 있었음
coverage-related = 관계가 기록되어 있음
coverage-all-met = 모든 구성원을 만났습니다.
coverage-none-met = 만난 구성원이 없습니다.
coverage-time = 시기별
coverage-matrix = 구성원과 시기별 면담
coverage-left-out =
    { $count ->
       *[other] 이 밖에 구성원 { $count }곳은 표시하지 않았습니다.
    }

## 집중도

coverage-concentration = 집중도
coverage-top = { $names }: 전체 면담의 { $percent }%({ $all }건 중 { $count }건).
coverage-half =
    { $count ->
       *[other] 구성원 { $count }곳이 면담의 절반을 차지합니다.
    }
coverage-no-meetings = 이 기간에 구성원과의 면담이 없었습니다.
